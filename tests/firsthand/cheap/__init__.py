"""The code of a report whose targets cost nothing, to see the engine work.

Tests copy this folder below the `src/` of a report of their own: targets run
in fresh processes, which find it there.
"""
