"""What leaves the house: e-mail over the organisation's own server, and webhooks. Both by setting only."""
