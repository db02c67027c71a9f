"""What exit codes mean."""

CLEAN, FINDINGS, FAILED, INTERRUPTED = 0, 1, 2, 130

MEANING = "exit codes: 0 nothing found, 1 findings, 2 the job could not be done"
