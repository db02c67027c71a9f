"""Floor 4, work: choosing rules and files, running the ones on the others, ranking."""
