"""The only process that others can reach: people's pages, staff's pages and the HTTP API."""
