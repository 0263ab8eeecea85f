#pragma once
// The pages of the interview: a screen, why it is asked, the answers, and how to repeat them.

#include <string>

#include "output/report.hpp"

namespace legcramp {

/// An answer as people and programs are told it: a detail is not asked if its parent is no.
Answer answer_to_tell(const Sheet& sheet, FindingRef finding);

/// What is asked about the findings of a screen.
std::string question_of(const Knowledge& knowledge, const NextScreen& next);

/// Answers to the findings of a screen, not empty, as one can type them: "1 4?", "n", "?", "y".
std::string typed_as(const std::vector<Answer>& answers);

/// A screen with what to type, as the `number`th of `of` if all answers from here on are no. Marks
/// the answers that were given before: one for each finding, or none at all.
Blocks screen_page(const Knowledge& knowledge, const NextScreen& next,
                   const std::vector<Answer>& before, std::size_t number, std::size_t of);

/// What to type below an emergency that the last answers revealed.
Blocks last_chance_page();

/// What the answers so far demand, between two screens.
Blocks so_far_page(const Knowledge& knowledge, Urgency at_least);

/// What the answers to a screen decide.
Blocks stakes_page(const Knowledge& knowledge, const NextScreen& next);

/// The answers, to show a doctor; each single "no" only with `in_full`.
Blocks answers_page(const Knowledge& knowledge, const Sheet& sheet, bool in_full);

/// A command, such as "ask" or "relief wall-lean", with these answers and causes and the same
/// knowledge.
std::string command_of(const Context& context, const Sheet& sheet, std::string_view words);

}  // namespace legcramp
