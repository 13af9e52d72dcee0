DROP TABLE counting_revisions;
