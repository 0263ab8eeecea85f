#pragma once
// The pages of the interview: a screen, why it is asked, the answers, and how to repeat them.

#include <string>

#include "output/report.hpp"

namespace legcramp {

/// An answer as people and programs are told it: a detail is not asked if its parent is no.
Answer answer_to_tell(const Sheet& sheet, FindingRef finding);

/// What is asked about the findings of a screen.
std::string question_of(const Knowledge& knowledge, const NextScreen& next);

/// A screen with what to type, as the `number`th of `of` if all answers from here on are no.
Blocks screen_page(const Knowledge& knowledge, const NextScreen& next, std::size_t number,
                   std::size_t of);

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
