package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.Hands;
import io.devenv.warehouse.ManyHands;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Pieces of work of which none waits for another, several at the same time, each whole or not at all. What is to happen around them
 * happens on the caller's thread, one after the other, and no piece is begun before it is known how those before it have ended that are
 * no longer at work.
 */
final class SeveralHands<T> {
    private final ManyHands warehouse;
    private final int size;
    private final Attempts.Work<T> work;

    SeveralHands(ManyHands warehouse, int size, Attempts.Work<T> work) {
        this.warehouse = warehouse;
        this.size = size;
        this.work = work;
    }

    /** A piece that was at work, and why it was refused, if it was. */
    private record Ended<T>(T piece, Optional<Problem> refused) {}

    void make(List<T> pieces) {
        Set<String> databases = new HashSet<>();
        pieces.forEach(piece -> work.changes(piece)
                .forEach(change -> databases.add(change.relation().database())));
        ExecutorService workers = Executors.newFixedThreadPool(size);
        try (Hands hands = warehouse.hands(size, databases)) {
            make(new ArrayDeque<>(pieces), new ExecutorCompletionService<>(workers), hands);
        } finally {
            workers.shutdownNow();
        }
    }

    private void make(Deque<T> waiting, CompletionService<Ended<T>> workers, Hands hands) {
        int atWork = 0;
        while (!waiting.isEmpty() || atWork > 0) {
            while (!waiting.isEmpty() && atWork < size) {
                if (begin(waiting.remove(), workers, hands)) atWork++;
            }
            if (atWork == 0) continue;
            awaitOne(workers);
            atWork--;
        }
    }

    private boolean begin(T piece, CompletionService<Ended<T>> workers, Hands hands) {
        Optional<Problem> obstacle = work.obstacle(piece);
        if (obstacle.isPresent()) {
            work.ended(List.of(piece), obstacle);
            return false;
        }
        List<Change> changes = work.changes(piece);
        workers.submit(() -> new Ended<>(piece, Attempts.attempt(changes, hands::make)));
        return true;
    }

    private void awaitOne(CompletionService<Ended<T>> workers) {
        try {
            Ended<T> ended = workers.take().get();
            work.ended(List.of(ended.piece()), ended.refused());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others were at work", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
