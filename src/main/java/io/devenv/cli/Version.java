package io.devenv.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** The version that the build wrote into the jar; classes that were not packed have none. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        return new String[] {"devenv " + number()};
    }

    static String number() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion())
                .orElse("(not packaged)");
    }
}
