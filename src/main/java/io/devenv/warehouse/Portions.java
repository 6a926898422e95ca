package io.devenv.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts what a warehouse is asked about into portions, each small enough for memory or for one statement. */
public final class Portions {
    /**
     * Relations of which everything is known at once: of hundreds of thousands it would not fit into memory. A listing reads the whole catalog of
     * some warehouses, however little is asked, so they are not to be few.
     */
    public static final int RELATIONS = 10_000;

    private Portions() {}

    /** Neighbours together, so many at most. */
    public static <T> List<List<T>> of(List<T> all, int most) {
        return of(all, most, one -> 1);
    }

    /**
     * Neighbours together, as many as are not larger than that in all; one that is larger is a portion by itself.
     *
     * @param size how large one is
     */
    public static <T> List<List<T>> of(List<T> all, int most, ToIntFunction<T> size) {
        List<List<T>> portions = new ArrayList<>();
        int from = 0;
        int sum = 0;
        for (int at = 0; at < all.size(); at++) {
            int next = size.applyAsInt(all.get(at));
            if (at > from && sum + next > most) {
                portions.add(all.subList(from, at));
                from = at;
                sum = 0;
            }
            sum += next;
        }
        if (from < all.size()) portions.add(all.subList(from, all.size()));
        return portions;
    }
}
