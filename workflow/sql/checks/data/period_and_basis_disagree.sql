-- a figure has the period not-stated if and only if its basis is unstated
select
    figures.figure_id,
    figures.period_id,
    figures.period_basis
from figures
where (figures.period_id = 'not-stated') <> (figures.period_basis = 'unstated')
order by figures.figure_id
