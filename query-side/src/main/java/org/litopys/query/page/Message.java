package org.litopys.query.page;

import java.util.List;

/** A page that only says something and shows the one way on. */
public record Message(String title, List<String> sentences, String href, String link) {}
