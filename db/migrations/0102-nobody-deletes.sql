-- platform: the application's role takes rows away only where the house does so itself (S14). Rights are granted anew by convention after every run
-- that had a migration (src/platform/database/grants.ts); this one makes that happen on a database that was up to date.
comment on table certificates.number_counter is 'Last serial drawn for a type (and year, where the printed number says the year); series "status" counts places of the status lists. A row only grows: taken away, a number would be given twice.';
