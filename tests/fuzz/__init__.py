"""Each reader of files and words, given what is broken: nothing but an error of ours comes out.

`python -m tests.fuzz --minutes 10` runs every target for as long; the suite runs a few inputs of each, and every one
that ever failed, from `failed/`. With Hypothesis's `fuzz_one_input`, any fuzzer can drive a target:
`tests.fuzz.targets.TARGETS["records"].hypothesis.fuzz_one_input(buffer)`.
"""
