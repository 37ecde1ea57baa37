#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A queue between threads that makes whoever fills it wait when it is full.
final class BoundedQueue<Element: Sendable>: @unchecked Sendable {  // every access to its state holds `mutex`
    private let capacity: Int
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let hasElements: UnsafeMutablePointer<pthread_cond_t>
    private let hasRoom: UnsafeMutablePointer<pthread_cond_t>
    private var elements: [Element?] = []
    private var head = 0
    private var isClosed = false

    init(capacity: Int) {
        self.capacity = max(1, capacity)
        mutex = .allocate(capacity: 1)
        hasElements = .allocate(capacity: 1)
        hasRoom = .allocate(capacity: 1)
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(hasElements, nil)
        pthread_cond_init(hasRoom, nil)
    }

    deinit {
        pthread_cond_destroy(hasRoom)
        pthread_cond_destroy(hasElements)
        pthread_mutex_destroy(mutex)
        hasRoom.deallocate()
        hasElements.deallocate()
        mutex.deallocate()
    }

    /// Waits for room.
    /// - Returns: Whether the element was taken; not once the queue is closed.
    func push(_ element: Element) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while elements.count - head >= capacity, !isClosed { pthread_cond_wait(hasRoom, mutex) }
        guard !isClosed else { return false }
        elements.append(element)
        pthread_cond_signal(hasElements)
        return true
    }

    /// Waits for an element; nil once the queue is closed and empty.
    func pop() -> Element? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while head == elements.count {
            if isClosed { return nil }
            pthread_cond_wait(hasElements, mutex)
        }
        let element = elements[head]
        elements[head] = nil
        head += 1
        if head >= capacity || head == elements.count {
            elements.removeFirst(head)
            head = 0
        }
        pthread_cond_signal(hasRoom)
        return element
    }

    /// No more elements come.
    ///
    /// - Parameter discarding: Whether those that wait are dropped.
    func close(discarding: Bool = false) {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        isClosed = true
        if discarding {
            elements.removeAll()
            head = 0
        }
        pthread_cond_broadcast(hasElements)
        pthread_cond_broadcast(hasRoom)
    }
}
