-- one row per hedge of the lexicon
select
    hedges.hedge_id,
    hedges.name,
    hedges.example_words,
    hedges.definition,
    hedges.lexicon_version
from hedges
order by hedges.hedge_id
