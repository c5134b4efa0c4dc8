package org.litopys.command;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.annotation.ParameterResolver;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.jspecify.annotations.Nullable;
import org.litopys.events.Actor;
import org.litopys.events.Envelope;

/**
 * Gives handlers the {@link Actor} of the command that they handle. Axon finds it by the service
 * loader.
 */
public final class ActorResolver implements ParameterResolverFactory, ParameterResolver<Actor> {
    @Override
    public @Nullable ParameterResolver<?> createInstance(
            Executable handler, Parameter[] parameters, int index) {
        return parameters[index].getType() == Actor.class ? this : null;
    }

    @Override
    public Actor resolveParameterValue(Message<?> message) {
        return actorOf(message.getMetaData());
    }

    @Override
    public boolean matches(Message<?> message) {
        return message.getMetaData().containsKey(Envelope.ACTOR_ID);
    }

    static Actor actorOf(MetaData metaData) {
        String roles = text(metaData, Envelope.ACTOR_ROLES);
        return Actor.of(
                text(metaData, Envelope.ACTOR_ID),
                Actor.Type.valueOf(text(metaData, Envelope.ACTOR_TYPE)),
                roles.isEmpty() ? List.of() : Arrays.asList(roles.split(",")));
    }

    private static String text(MetaData metaData, String key) {
        return Objects.requireNonNull(metaData.get(key), key).toString();
    }
}
