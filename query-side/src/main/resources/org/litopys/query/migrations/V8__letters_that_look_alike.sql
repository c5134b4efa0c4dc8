-- In a search ґ is г, and a Cyrillic letter that looks like a Latin one is that one (SearchText).
update query.record
   set search = translate(search, 'ґавекмнорстухі', 'гabekmhopctyxi')
 where search ~ '[ґавекмнорстухі]';
