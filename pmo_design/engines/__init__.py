"""What is worked out from a design and from what was recorded: one package an engine, all of one shape.

An engine's `run(design, inputs, as_of)` gives a report of frozen values and the faults it found; the report's
`figures()` are named figures by which criteria can be measured. They run in one order: acceptance is last.
"""
