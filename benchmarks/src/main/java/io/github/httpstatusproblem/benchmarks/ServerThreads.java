package io.github.httpstatusproblem.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;

/**
 * The threads of one server, so that what it allocates can be told from what the client in the same process does. The
 * JVM counts per thread and to the byte, with no need of a collection in between.
 */
final class ServerThreads implements ThreadFactory {
    private static final ThreadMXBean JVM = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work);
        threads.add(thread);
        return thread;
    }

    /**
     * What these threads have allocated since they began.
     *
     * @throws IllegalStateException if one has ended, for its bytes are not known any more
     */
    long allocatedBytes() {
        long sum = 0;
        for (Thread thread : threads) {
            long bytes = JVM.getThreadAllocatedBytes(thread.getId());
            if (bytes < 0) {
                throw new IllegalStateException(thread + " of the server has ended");
            }
            sum += bytes;
        }
        return sum;
    }
}
