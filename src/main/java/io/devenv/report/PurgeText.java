package io.devenv.report;

import io.devenv.core.cleanup.Batch;
import io.devenv.core.plan.Done;
import java.util.List;

/** The screen of {@code devenv purge}. */
public final class PurgeText {
    public static final String NEXT = "\nNothing was changed.\nnext: devenv purge --yes\n";

    private PurgeText() {}

    public static String preview(List<Batch> aside) {
        if (aside.isEmpty()) return "Nothing is set aside.\n";
        StringBuilder text = new StringBuilder("Set aside by earlier runs\n");
        for (Batch batch : aside) {
            text.append("  ")
                    .append(batch.about())
                    .append("   ")
                    .append(batch.changes().get(0).reason())
                    .append('\n');
        }
        return text.toString();
    }

    public static String done(Done done, Style style) {
        StringBuilder text = new StringBuilder();
        text.append("freed ")
                .append(done.made().size())
                .append(done.made().size() == 1 ? " relation\n" : " relations\n");
        for (Done.Failure failure : done.failures()) {
            text.append(style.bad("not freed: "))
                    .append(failure.batch().about())
                    .append(": ")
                    .append(failure.why().message())
                    .append('\n');
        }
        return text.toString();
    }
}
