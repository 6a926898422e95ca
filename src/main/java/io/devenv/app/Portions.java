package io.devenv.app;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts work into portions, for what the warehouse tells in full of hundreds of thousands of relations would not fit into memory. */
final class Portions {
    /** A listing reads the whole catalog of some warehouses, however little is asked, so they are not to be small. */
    static final int RELATIONS = 10_000;

    private Portions() {}

    /**
     * Neighbours together, as many as have so many relations; one that has more is a portion by itself.
     *
     * @param size the number of relations of one
     */
    static <T> List<List<T>> of(List<T> all, ToIntFunction<T> size) {
        List<List<T>> portions = new ArrayList<>();
        int from = 0;
        int sum = 0;
        for (int at = 0; at < all.size(); at++) {
            int next = size.applyAsInt(all.get(at));
            if (at > from && sum + next > RELATIONS) {
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
