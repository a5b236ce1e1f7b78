"""Pages of authorities and regions: their data, presenters, briefs and views."""
