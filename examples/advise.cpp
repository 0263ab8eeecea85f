// What follows from a knowledge file and a file of answers, why, and what to ask next.
#include <fstream>
#include <iostream>
#include <iterator>
#include <legcramp/interview.hpp>
#include <legcramp/load.hpp>

std::string text_of(const char* file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

int fail(const legcramp::Faults& faults) {
  for (const auto& fault : faults) std::cerr << fault.line << ": " << fault.message << '\n';
  return 3;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  const auto loaded = legcramp::load_knowledge(text_of(argv[1]));
  if (!loaded) return fail(loaded.error());
  const legcramp::Knowledge& knowledge = loaded->knowledge;

  const auto sheet = legcramp::load_sheet(text_of(argv[2]), knowledge);
  if (!sheet) return fail(sheet.error());

  const auto standing = legcramp::standing_of(knowledge, *sheet);
  std::cout << "at least " << legcramp::name_of(standing.assessment.at_least) << '\n';
  for (const auto& reason : standing.assessment.alarms) {
    std::cout << "rule " << reason.rule->id.text << ": " << reason.rule->because << '\n';
    for (const auto& because : reason.because_of)
      std::cout << "  " << knowledge.id_of(because.thing).text << '\n';
  }
  for (const auto& line : standing.assessment.avoid)
    std::cout << "avoid " << knowledge.id_of(line.thing).text << '\n';
  if (standing.next) std::cout << "next: " << standing.next->screen->ask << '\n';
}
