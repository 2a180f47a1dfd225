-- Who is on the campus. Person n is the same person at every size. (See build.ts for the settings and pg_temp.)
create temp table people as
select pg_temp.person('student', n) as id, 'student' as role,
  f.name || ' ' || l.name as name,
  lower(f.name || '.' || l.name) || '.' || n || '@example.org' as email,
  pg_temp.choose(n, 3, '{UTC,Europe/Berlin,Africa/Lagos,America/Bogota,Asia/Kolkata}') as time_zone,
  now() - interval '900 days' * pg_temp.chance(n, 4) as created_at
from generate_series(0, current_setting('bench.students')::bigint - 1) as n
cross join lateral (select pg_temp.choose(n, 1,
  '{Abena,Ada,Aisha,Alejandro,Ana,Arjun,Bao,Ben,Carla,Chidi,Dana,Diego,Elif,Emeka,Eva,Farah,Femi,Gita,Hana,Ibrahim,Ines,Jan,Juan,Kofi,Lena,Lucia,Mariam,Mateo,Mei,Nadia,Noor,Olga,Pedro,Priya,Rosa,Samuel,Sofia,Tariq,Uma,Yusuf}') as name) f
cross join lateral (select pg_temp.choose(n, 2,
  '{Abebe,Acheampong,Adeyemi,Aguilar,Ahmed,Banerjee,Becker,Castro,Chen,Costa,Das,Demir,Diallo,Fernandez,Fischer,Garcia,Gupta,Haddad,Ivanova,Jensen,Kamau,Kaya,Khan,Kim,Kowalski,Lopez,Mbeki,Mehta,Mensah,Moreno,Nakamura,Nguyen,Novak,Okafor,Okonkwo,Perez,Quispe,Rahman,Rossi,Sato,Schmidt,Silva,Singh,Sow,Tanaka,Torres,Traore,Vargas,Weber,Yilmaz}') as name) l
union all
select pg_temp.person('teacher', n), 'teacher', 'Teacher ' || n, 'teacher.' || n || '@example.org', 'UTC', now() - interval '950 days'
from generate_series(1, 20) as n
union all
select pg_temp.person('admin', 1), 'admin', 'Admin', 'admin@example.org', 'UTC', now() - interval '950 days';

insert into auth.users (id, aud, role, email, email_confirmed_at, raw_app_meta_data, raw_user_meta_data, created_at, updated_at)
select p.id, 'authenticated', 'authenticated', p.email, p.created_at, '{"provider": "email", "providers": ["email"]}',
  jsonb_build_object('name', p.name), p.created_at, p.created_at
from people p order by p.created_at;

insert into public.applications (user_id, name, email, program, status, role, time_zone, created_at)
select p.id, p.name, p.email, 'bootcamp',
  case when p.role <> 'student' or pg_temp.fate(p.id) < 0.7 then 'approved'
    when pg_temp.fate(p.id) < 0.95 then 'pending' else 'waitlisted' end,
  p.role, p.time_zone, p.created_at
from people p order by p.created_at;
