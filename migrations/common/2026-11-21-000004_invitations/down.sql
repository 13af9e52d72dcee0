DROP TABLE respondent_sessions;
DROP TABLE link_tokens;
DROP TABLE contacts;
DROP TABLE invitations;
