"""Load the whole validated package into the published database and check it."""

from press_figures.package.loading import write_database
from press_figures.step import run_step

if __name__ == "__main__":
    run_step(
        write_database,
        log=snakemake.log[0],
        descriptor=snakemake.input.descriptor,
        macros=snakemake.input.macros,
        views=snakemake.input.views,
        check_views=snakemake.input.check_views,
        checks=snakemake.input.checks,
        database=snakemake.output.database,
        report=snakemake.output.report,
    )
