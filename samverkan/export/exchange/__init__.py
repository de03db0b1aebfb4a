"""Networks as files of other programs: what each format can hold, and one module a format."""
