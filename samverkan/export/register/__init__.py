"""A register as it is kept: a workbook or a folder of CSV that loads again as the same register."""
