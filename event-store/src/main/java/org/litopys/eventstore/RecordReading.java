package org.litopys.eventstore;

import java.util.function.UnaryOperator;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/**
 * How the events of one aggregate are read by whoever decides on it: a bean of this type is asked
 * each time, with the events as they are stored. Streaming processors do not ask it.
 */
public interface RecordReading extends UnaryOperator<DomainEventStream> {}
