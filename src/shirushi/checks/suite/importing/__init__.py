"""Items of others become cases: AISI's aisev, moonshot's data sets, tables of one's own."""
