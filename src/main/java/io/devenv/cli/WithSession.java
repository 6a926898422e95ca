package io.devenv.cli;

import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Hands the session to every command that asks for one in its constructor. */
final class WithSession implements IFactory {
    private final IFactory otherwise = CommandLine.defaultFactory();
    private final Session session;

    WithSession(Session session) {
        this.session = session;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (var constructor : type.getDeclaredConstructors()) {
            if (constructor.getParameterCount() == 1 && constructor.getParameterTypes()[0] == Session.class) {
                return type.cast(constructor.newInstance(session));
            }
        }
        return otherwise.create(type);
    }
}
