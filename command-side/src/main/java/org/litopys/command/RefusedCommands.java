package org.litopys.command;

/**
 * Is told of each command that was refused, on the thread that sent it and before its sender is.
 * Nothing was stored; what should be on record all the same is a command of its own.
 */
public interface RefusedCommands {
    void wasRefused(LedgerCommand command, CommandEnvelope envelope, Refusal refusal);
}
