package org.litopys.query;

/** Marks the controllers whose faults {@link Problems} answers. */
public interface ApiController {}
