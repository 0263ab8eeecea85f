#pragma once
// The pages of the guided remedies: one remedy, and how it ended.

#include <set>
#include <string>
#include <vector>

#include "output/report.hpp"

namespace legcramp {

/// Seconds as minutes and seconds: "1:05".
std::string clock_time(int seconds);

/// What to type; each is followed by Enter.
Block keys_of_guide(bool is_for_cramp);

/// A remedy: what to take care of, its picture, its sentence. Cautions that were `said` before are
/// not said again; new ones are added to them.
Blocks guide_page(const Measure& measure, std::size_t number, std::size_t of, std::set<Text>& said);

/// What to do next.
Blocks ending_page(const Context& context, const ReliefReport& report);

}  // namespace legcramp
