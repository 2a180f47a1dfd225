-- Built beside the traffic; runs outside a transaction, so this file holds nothing else.
create index concurrently if not exists applications_parts on public.applications
using gin (private.pieces(coalesce(name, '') || ' ' || coalesce(email, ''), 1));
