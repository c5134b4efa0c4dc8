package org.litopys.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.litopys.command.CommandEnvelope;
import org.litopys.command.LedgerCommand;
import org.litopys.command.Rule;
import org.litopys.events.Actor;
import org.litopys.events.Envelope.Channel;
import org.litopys.events.Evidence;
import org.litopys.events.NameUuid;
import org.litopys.events.SegregationOfDuties;

/**
 * From where commands go out, numbered, with identities that follow from the seed. Used by one
 * thread.
 */
final class Desk {
    private static final UUID NAMESPACE = UUID.fromString("6f1c1d0e-5a0b-4c55-9d55-0e3a3c1f00de");

    private final long seed;
    private final Agenda agenda;
    private final Consumer<Order> out;
    private long sent;
    private long story = Order.COMMON;

    Desk(long seed, Agenda agenda, Consumer<Order> out) {
        this.seed = seed;
        this.agenda = agenda;
        this.out = out;
    }

    /** What follows belongs to this story. */
    Desk in(long next) {
        story = next;
        return this;
    }

    void send(Actor actor, LedgerCommand command) {
        send(actor, command, Note.NONE);
    }

    void send(Actor actor, LedgerCommand command, Note note) {
        issue(actor, command, note, null);
    }

    /** A mistake that the ledger refuses by this rule. */
    void mistake(Rule rule, Actor actor, LedgerCommand command, Note note) {
        issue(actor, command, note, rule.key());
    }

    /** An act that this row of the segregation of duties forbids. */
    void forbidden(String row, Actor actor, LedgerCommand command, Note note) {
        if (SegregationOfDuties.TABLE.stream().noneMatch(each -> each.rule().equals(row))) {
            throw new IllegalArgumentException("the segregation of duties has no row " + row);
        }
        issue(actor, command, note, row);
    }

    private void issue(Actor actor, LedgerCommand command, Note note, @Nullable String refusedBy) {
        sent++;
        CommandEnvelope envelope =
                new CommandEnvelope(
                        id("command", sent),
                        actor,
                        null,
                        note.occurredAt(),
                        note.reason(),
                        note.evidence(),
                        actor.type() == Actor.Type.SERVICE_ACCOUNT ? Channel.API : Channel.UI,
                        null,
                        null,
                        note.onBehalfOf(),
                        note.legalBasis());
        out.accept(new Order(sent, agenda.now(), command, envelope, refusedBy, story));
        story = Order.COMMON;
    }

    /** An identity that follows from the seed. */
    UUID id(String kind, long number) {
        return NameUuid.of(NAMESPACE, seed + "/" + kind + "/" + number);
    }

    /** An invented document of the office. */
    Evidence document(String name) {
        return new Evidence(name, hash(name), "application/pdf");
    }

    /** The hash of a document that was never written. */
    String hash(String name) {
        try {
            byte[] text = (seed + "/" + name).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
