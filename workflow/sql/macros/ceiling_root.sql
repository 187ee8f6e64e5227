-- the least whole number whose square is at least a whole number from 1 to below 2 ** 104: the float is only a first guess
create macro ceiling_root(number) as
case
    when (root_guess(number) - 1) * (root_guess(number) - 1) >= number then root_guess(number) - 1
    when root_guess(number) * root_guess(number) >= number then root_guess(number)
    else root_guess(number) + 1
end;
