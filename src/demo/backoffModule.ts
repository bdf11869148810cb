/** A Go module by the subject and a service in Go that uses it. */
import { ada, dmitri } from './people.ts';
import type { Step } from './step.ts';

export const backoffModule: readonly Step[] = [
  {
    on: '2025-01-14',
    by: ada,
    subject: 'Backoff for services in Go',
    files: {
      'go.work': 'go 1.22\n\nuse ./libs/backoff\n',
      'libs/backoff/go.mod': 'module storefront.example/libs/backoff\n\ngo 1.22\n',
      'libs/backoff/backoff.go': `// Package backoff spaces out the attempts of many clients.
package backoff

import (
	"math/rand"
	"time"
)

// Pause tells how long to wait after an attempt, counted from zero.
func Pause(attempt int) time.Duration {
	most := 100 * time.Millisecond << min(attempt, 7)
	return most/2 + time.Duration(rand.Int63n(int64(most/2)))
}
`,
    },
  },
  {
    // Trap: a hostile subject, with terminal escapes, HTML and a link.
    on: '2025-04-08',
    by: dmitri,
    subject:
      'Stock: \u001B[31mcount\u001B[0m <img src=x onerror=alert(1)> what is left [totals](https://evil.example/?a=|b)',
    edits: {
      'go.work': [['use ./libs/backoff\n', 'use (\n\t./libs/backoff\n\t./services/stock\n)\n']],
    },
    files: {
      'services/stock/go.mod':
        'module storefront.example/services/stock\n\ngo 1.22\n\nrequire storefront.example/libs/backoff v0.0.0\n',
      'services/stock/count.go': `// Package stock counts what is left of a product.
package stock

import (
	"time"

	"storefront.example/libs/backoff"
)

// Count asks the warehouse until it answers, five times at most.
func Count(ask func() (int, error)) (int, error) {
	var left int
	var err error
	for attempt := 0; attempt < 5; attempt++ {
		if left, err = ask(); err == nil {
			break
		}
		time.Sleep(backoff.Pause(attempt))
	}
	return left, err
}
`,
    },
  },
  {
    on: '2025-12-15',
    by: dmitri,
    subject: 'Stock: reserve for ten minutes',
    files: {
      'services/stock/reserve.go': `package stock

import "time"

// Reservation keeps a product for somebody who is about to pay.
type Reservation struct {
	Product string
	Until   time.Time
}

// Reserve keeps a product for ten minutes.
func Reserve(product string, now time.Time) Reservation {
	return Reservation{Product: product, Until: now.Add(10 * time.Minute)}
}
`,
    },
  },
];
