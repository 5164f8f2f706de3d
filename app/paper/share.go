package paper

// share parts room among columns: equal parts if that is enough for each, else
// what each needs and an equal part of what is left over; if the needs are too
// large together, the small ones are met and the others get equal parts.
func share(need []float64, room float64) []float64 {
	n, total, widest := float64(len(need)), 0.0, 0.0
	for _, w := range need {
		total, widest = total+w, max(widest, w)
	}
	out := make([]float64, len(need))
	level := sharedLevel(need, room)
	for i, w := range need {
		switch {
		case widest <= room/n:
			out[i] = room / n
		case total <= room:
			out[i] = w + (room-total)/n
		default:
			out[i] = min(w, level)
		}
	}
	return out
}

// sharedLevel is the width to which the large needs must be cut for all to fit.
func sharedLevel(need []float64, room float64) float64 {
	met := make([]bool, len(need))
	left, open := room, len(need)
	for open > 0 {
		level, before := left/float64(open), open
		for i, w := range need {
			if !met[i] && w <= level {
				met[i], left, open = true, left-w, open-1
			}
		}
		if open == before {
			return level
		}
	}
	return room
}
