"""A vault that many tenants share: one table, one key, and no tenant reads what is another's."""
