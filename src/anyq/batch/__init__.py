"""How are many pages read at once? Shards of any capture -> Parquet, whatever happens on the way.

Useful for: WARC files, folders and tables of pages on one machine or on a cluster; runs that
are killed and go on; near-copies over a whole run. Not useful for: what one page says
(`anyq.pipeline`), asking questions (`anyq.record` takes what a run has written).
"""

from anyq.batch.run import Run, begin, resume
from anyq.batch.totals import Totals, totals

__all__ = ["Run", "Totals", "begin", "resume", "totals"]
