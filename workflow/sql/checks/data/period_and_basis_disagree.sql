-- a figure has the period not-stated if and only if its basis is unstated
-- place: {figure_place}, column period_basis
-- found: {period_basis!r} beside the period {period_id!r}
-- expected: unstated beside the period not-stated, and only there
-- action: Correct the period or its basis.
select
    figures.figure_id,
    figures.period_id,
    figures.period_basis
from figures
where (figures.period_id = 'not-stated') <> (figures.period_basis = 'unstated')
order by figures.figure_id
