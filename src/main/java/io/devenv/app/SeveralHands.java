package io.devenv.app;

import io.devenv.core.cleanup.Change;
import io.devenv.core.problem.Problem;
import io.devenv.warehouse.Hands;
import io.devenv.warehouse.ManyHands;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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

    private void make(Deque<T> waiting, CompletionService<Optional<Problem>> workers, Hands hands) {
        Map<Future<Optional<Problem>>, T> atWork = new HashMap<>();
        while (!waiting.isEmpty() || !atWork.isEmpty()) {
            while (!waiting.isEmpty() && atWork.size() < size) {
                T piece = waiting.remove();
                Optional<Problem> obstacle = work.obstacle(piece);
                if (obstacle.isPresent()) work.ended(List.of(piece), obstacle);
                else atWork.put(begun(work.changes(piece), workers, hands), piece);
            }
            if (!atWork.isEmpty()) awaitOne(atWork, workers);
        }
    }

    private static Future<Optional<Problem>> begun(
            List<Change> changes, CompletionService<Optional<Problem>> workers, Hands hands) {
        return workers.submit(() -> Attempts.attempt(changes, hands::make));
    }

    private void awaitOne(Map<Future<Optional<Problem>>, T> atWork, CompletionService<Optional<Problem>> workers) {
        try {
            Future<Optional<Problem>> ended = workers.take();
            T piece = atWork.remove(ended);
            if (piece != null) work.ended(List.of(piece), ended.get());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others were at work", stopped);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        }
    }
}
