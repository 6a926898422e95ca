package io.devenv.contract;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;

/**
 * A line to the Postgres server that somebody listens to, and may cut. Every round trip is a crossing: a statement, a question,
 * the end of a transaction. The server then sees just what it sees of a client that was killed, or whose network is gone.
 *
 * <p>Format of messages: chapter "Frontend/Backend Protocol" of the server's manual.
 */
public final class FragileLine implements AutoCloseable {
    /** What the server is asked so far and does not answer before it is asked for answers: Parse, Bind, Describe, Execute, Close. */
    private static final Set<Integer> HELD = Set.of((int) 'P', (int) 'B', (int) 'D', (int) 'E', (int) 'C');

    /** What it answers: Query and Sync. */
    private static final Set<Integer> ANSWERED = Set.of((int) 'Q', (int) 'S');

    /** What becomes of a crossing. */
    public enum Fate {
        PASSES,
        /** The server never hears of it. */
        LOST,
        /** The server does it, and nobody hears of that. */
        UNANSWERED
    }

    /** Called before every crossing. */
    public interface Ferryman {
        Fate next();
    }

    private final ServerSocket door;
    private final int server;
    private volatile Ferryman ferryman = () -> Fate.PASSES;

    /** @param server the port of the server on this machine */
    public FragileLine(int server) {
        this.server = server;
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        start(this::serve);
    }

    /** Where to connect instead of to the server. */
    public int port() {
        return door.getLocalPort();
    }

    public void to(Ferryman next) {
        this.ferryman = next;
    }

    @Override
    public void close() {
        close(door);
    }

    private void serve() {
        try {
            while (true) {
                Socket client = door.accept();
                start(() -> carry(client));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void carry(Socket client) {
        try (client;
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server)) {
            Answers answers = new Answers(there, client);
            Thread back = start(answers::pass);
            client.setTcpNoDelay(true);
            there.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(there.getOutputStream());
            introduce(in, out);
            if (ask(in, out, answers) == Fate.UNANSWERED) back.join();
        } catch (IOException | InterruptedException gone) {
            // One of them has hung up: so has the other then.
        }
    }

    /** Requests for encryption, and what the client says of itself, have no letter. */
    private static void introduce(DataInputStream in, DataOutputStream out) throws IOException {
        int version;
        do {
            int length = in.readInt();
            version = in.readInt();
            out.writeInt(length);
            out.writeInt(version);
            out.write(in.readNBytes(length - 8));
            out.flush();
        } while (version >>> 16 != 3);
    }

    /** Carries questions until one is lost, or its answer is. */
    private Fate ask(DataInputStream in, DataOutputStream out, Answers answers) throws IOException {
        ByteArrayOutputStream held = new ByteArrayOutputStream();
        for (int letter = in.read(); letter >= 0; letter = in.read()) {
            int length = in.readInt();
            DataOutputStream message = new DataOutputStream(held);
            message.writeByte(letter);
            message.writeInt(length);
            message.write(in.readNBytes(length - 4));
            if (HELD.contains(letter)) continue;
            Fate fate = ANSWERED.contains(letter) ? ferryman.next() : Fate.PASSES;
            if (fate == Fate.LOST) return fate;
            answers.unheard = fate == Fate.UNANSWERED;
            held.writeTo(out);
            out.flush();
            held.reset();
            if (fate == Fate.UNANSWERED) return fate;
        }
        return Fate.LOST;
    }

    private static Thread start(Runnable work) {
        Thread thread = new Thread(work, "fragile-line");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void close(AutoCloseable open) {
        try {
            open.close();
        } catch (Exception alreadyClosed) {
            // Then there is nothing to do.
        }
    }

    /** What the server says. */
    private static final class Answers {
        private final Socket from;
        private final Socket to;
        private volatile boolean unheard;

        Answers(Socket from, Socket to) {
            this.from = from;
            this.to = to;
        }

        void pass() {
            try (from;
                    to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] some = new byte[16384];
                for (int read = in.read(some); read >= 0 && !unheard; read = in.read(some)) {
                    out.write(some, 0, read);
                    out.flush();
                }
            } catch (IOException gone) {
                // Nobody listens any more.
            }
        }
    }
}
