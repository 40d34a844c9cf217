"""What leaves the house by the hands of staff: text to paste, a page to print, a table, a FHIR file."""
