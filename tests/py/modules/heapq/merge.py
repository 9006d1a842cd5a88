import heapq
h = [5, 2, 8]
heapq.heapify(h); heapq.heappush(h, 1)
print heapq.heappop(h), heapq.heapreplace(h, 9), heapq.heappushpop(h, 0), sorted(h)  # expect: 1 2 0 [5, 8, 9]
print list(heapq.merge([1, 4], [2, 3], [])), heapq.nlargest(2, 'abcd'), heapq.nsmallest(2, [3, 1, 2], key=lambda x: -x)  # expect: [1, 2, 3, 4] ['d', 'c'] [3, 2]
