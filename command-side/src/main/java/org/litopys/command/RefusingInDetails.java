package org.litopys.command;

import static org.axonframework.commandhandling.GenericCommandResultMessage.asCommandResultMessage;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/**
 * Turns what fails here into a {@link Refused}, whose details reach the process that sent the
 * command; of other exceptions only a text would.
 */
final class RefusingInDetails implements CommandBus {
    private final CommandBus commands;

    RefusingInDetails(CommandBus commands) {
        this.commands = commands;
    }

    @Override
    public <C, R> void dispatch(
            CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        commands.<C, R>dispatch(
                command, (message, result) -> callback.onResult(message, inDetails(result)));
    }

    @SuppressWarnings("unchecked") // an exceptional result has no payload
    private static <R> CommandResultMessage<? extends R> inDetails(
            CommandResultMessage<? extends R> result) {
        if (!result.isExceptional()) {
            return result;
        }
        Throwable failure = result.exceptionResult();
        Throwable refusal =
                Failures.isConflict(failure)
                        ? new Refused(Rule.CONTENDED.refusal("", "", 1), failure)
                        : Failures.asRefusal(failure);
        return (CommandResultMessage<? extends R>)
                asCommandResultMessage(refusal).andMetaData(result.getMetaData());
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        commands.dispatch(command);
    }

    @Override
    public Registration subscribe(
            String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return commands.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> interceptor) {
        return commands.registerHandlerInterceptor(interceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> interceptor) {
        return commands.registerDispatchInterceptor(interceptor);
    }
}
