"""Events: who did what, to or with whom, where and when, and the words that say so.

Frames (`data/frames.tsv`) say which words make an event and in which case its roles stand. A
sentence is prepared (`clauses`), frames are triggered (`triggers`) and filled (`roles`), told as
drafts (`drafts`) with their modality, speaker, time and place, and merged (`merge`). Whether
two articles report one event `same_event` says.
"""

from anyq.reading.events.same import same_event
from anyq.reading.events.telling import read

__all__ = ["read", "same_event"]
