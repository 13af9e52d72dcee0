DROP TABLE registry_records;
DROP TABLE settings;
