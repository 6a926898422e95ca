package io.devenv.artifact;

/** Makes sense of a log's lines, one after the other. */
interface LogLines {
    /** A line that makes no sense is passed over. */
    void line(RawLine line);

    void end();
}
