-- every caveat code of a derived table has its wording
with
codes as (
    select observations.observation_id as row_id, unnest(string_split(observations.caveats, ' ')) as caveat_id
    from observations
    union all
    select outcome_shares.outcome_share_id as row_id, unnest(string_split(outcome_shares.caveats, ' ')) as caveat_id
    from outcome_shares
    union all
    select changes.change_id as row_id, unnest(string_split(changes.caveats, ' ')) as caveat_id
    from changes
    union all
    select count_pairs.count_pair_id as row_id, unnest(string_split(count_pairs.caveats, ' ')) as caveat_id
    from count_pairs
    union all
    select attrition.attrition_id as row_id, unnest(string_split(attrition.caveats, ' ')) as caveat_id
    from attrition
    union all
    select comparisons.comparison_id as row_id, unnest(string_split(comparisons.caveats, ' ')) as caveat_id
    from force_nation_comparisons as comparisons
    union all
    select article_overlaps.article_overlap_id as row_id, unnest(string_split(article_overlaps.caveats, ' ')) as caveat_id
    from article_overlaps
)

select
    codes.row_id,
    codes.caveat_id
from codes
left join caveats on codes.caveat_id = caveats.caveat_id
where caveats.caveat_id is null
order by codes.row_id, codes.caveat_id
