"""A pleasant day: who shares an interest across wards, what could be done, and asking before introducing."""
