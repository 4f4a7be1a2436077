"""One metric a file. Each has its check as a pure function on plain values, and a wrapper that scores a case (or all).

A case that a metric does not apply to gets no score (`None`), never zero, and does not count in the mean.
"""
